/* A stand-in for bcryptprimitives.dll, which Wine 8 lacks and every Go program
   asks for random bytes. For the tests under Wine only. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
	return SystemFunction036(data, (ULONG)length);
}

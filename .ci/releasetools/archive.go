package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"io"
)

// pack packs files into a folder: a zip for Windows, which opens it by a double click,
// else a tar. Nothing in it is of the machine or the hour.
func (r *release) pack(p platform, folder string, files []file) (packed []byte, ending string, err error) {
	var b bytes.Buffer
	if p.os == "windows" {
		err = r.zip(&b, folder, files)
		return b.Bytes(), ".zip", err
	}
	err = r.tar(&b, folder, files)
	return b.Bytes(), ".tar.gz", err
}

func (f *file) mode() int64 {
	if f.program {
		return 0o755
	}
	return 0o644
}

func (r *release) zip(b *bytes.Buffer, folder string, files []file) error {
	w := zip.NewWriter(b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestCompression)
	})
	for i := range files {
		to, err := w.CreateHeader(&zip.FileHeader{Name: folder + "/" + files[i].name, Method: zip.Deflate, Modified: r.date})
		if err != nil {
			return err
		}
		if _, err := to.Write(files[i].content); err != nil {
			return err
		}
	}
	return w.Close()
}

func (r *release) tar(b *bytes.Buffer, folder string, files []file) error {
	z, err := gzip.NewWriterLevel(b, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(z)
	for i := range files {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: folder + "/" + files[i].name, Mode: files[i].mode(), Size: int64(len(files[i].content)), ModTime: r.date, Format: tar.FormatPAX}
		if err := w.WriteHeader(h); err != nil {
			return err
		}
		if _, err := w.Write(files[i].content); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return z.Close()
}

package journal

import (
	"crypto/rand"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/adrg/xdg"
	"github.com/natefinch/atomic"
)

// ComputerID is what this computer calls itself in the locks beside files: drawn
// once and kept in the folder for the state of programs, so that it stays where
// the computer gets another name, and so that two computers of one name differ.
func ComputerID() string {
	computerIDs.Lock()
	defer computerIDs.Unlock()
	path := filepath.Join(xdg.StateHome, "fewer", "computer")
	if id := computerIDs.known[path]; id != "" {
		return id
	}
	id := readComputerID(path)
	if id == "" {
		drawn := make([]byte, 16)
		rand.Read(drawn)
		id = hex.EncodeToString(drawn)
		if os.MkdirAll(filepath.Dir(path), 0o700) == nil && atomic.WriteFile(path, strings.NewReader(id+"\n")) == nil {
			if kept := readComputerID(path); kept != "" {
				id = kept // another program may have been the first
			}
		} // where it can't be kept, it is that of this run
	}
	computerIDs.known[path] = id
	return id
}

var computerIDs = struct {
	sync.Mutex
	known map[string]string // by where they are kept
}{known: map[string]string{}}

func readComputerID(path string) string {
	content, err := os.ReadFile(path)
	id := strings.TrimSpace(string(content))
	if _, fault := hex.DecodeString(id); err != nil || fault != nil || len(id) != 32 {
		return ""
	}
	return id
}

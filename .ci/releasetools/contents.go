package main

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"regexp"
	"time"
)

// The list of contents, in the form of SPDX 2.3 (ISO/IEC 5962).
type (
	spdxDocument struct {
		SPDXVersion       string             `json:"spdxVersion"`
		DataLicense       string             `json:"dataLicense"`
		SPDXID            string             `json:"SPDXID"`
		Name              string             `json:"name"`
		DocumentNamespace string             `json:"documentNamespace"`
		CreationInfo      spdxCreation       `json:"creationInfo"`
		Packages          []spdxPackage      `json:"packages"`
		Files             []spdxFile         `json:"files"`
		Relationships     []spdxRelationship `json:"relationships"`
	}
	spdxCreation struct {
		Created  string   `json:"created"`
		Creators []string `json:"creators"`
	}
	spdxPackage struct {
		SPDXID           string         `json:"SPDXID"`
		Name             string         `json:"name"`
		VersionInfo      string         `json:"versionInfo"`
		DownloadLocation string         `json:"downloadLocation"`
		FilesAnalyzed    bool           `json:"filesAnalyzed"`
		LicenseConcluded string         `json:"licenseConcluded"`
		LicenseDeclared  string         `json:"licenseDeclared"`
		CopyrightText    string         `json:"copyrightText"`
		ExternalRefs     []spdxExternal `json:"externalRefs,omitempty"`
	}
	spdxExternal struct {
		Category string `json:"referenceCategory"`
		Type     string `json:"referenceType"`
		Locator  string `json:"referenceLocator"`
	}
	spdxFile struct {
		SPDXID           string         `json:"SPDXID"`
		FileName         string         `json:"fileName"`
		Checksums        []spdxChecksum `json:"checksums"`
		LicenseConcluded string         `json:"licenseConcluded"`
		CopyrightText    string         `json:"copyrightText"`
	}
	spdxChecksum struct {
		Algorithm string `json:"algorithm"`
		Value     string `json:"checksumValue"`
	}
	spdxRelationship struct {
		Element string `json:"spdxElementId"`
		Type    string `json:"relationshipType"`
		Related string `json:"relatedSpdxElement"`
	}
)

const noAssertion = "NOASSERTION"

var notOfAnID = regexp.MustCompile(`[^A-Za-z0-9.]+`)

func spdxID(kind, name string) string {
	return "SPDXRef-" + kind + "-" + notOfAnID.ReplaceAllString(name, "-")
}

// contents lists what is in an archive: its files with checksums, and the modules in
// the program with their licences.
func (r *release) contents(p platform, files []file, modules []module) ([]byte, error) {
	name := "fewer-" + r.version + "-" + p.String()
	d := spdxDocument{
		SPDXVersion: "SPDX-2.3", DataLicense: "CC0-1.0", SPDXID: "SPDXRef-DOCUMENT", Name: name,
		CreationInfo: spdxCreation{Created: r.date.Format(time.RFC3339), Creators: []string{"Tool: .ci/release"}},
	}
	relate := func(a, kind, b string) { d.Relationships = append(d.Relationships, spdxRelationship{a, kind, b}) }
	fewer := spdxID("Package", "fewer")
	d.Packages = append(d.Packages, spdxPackage{SPDXID: fewer, Name: "fewer", VersionInfo: r.version, DownloadLocation: noAssertion, LicenseConcluded: "MIT", LicenseDeclared: "MIT", CopyrightText: "Copyright (c) the Fewer contributors"})
	relate(d.SPDXID, "DESCRIBES", fewer)
	for _, m := range modules {
		id, purl := spdxID("Package", m.path), "pkg:golang/"+m.path+"@"+m.version
		d.Packages = append(d.Packages, spdxPackage{
			SPDXID: id, Name: m.path, VersionInfo: m.version, DownloadLocation: noAssertion, LicenseConcluded: m.spdx, LicenseDeclared: m.spdx, CopyrightText: noAssertion,
			ExternalRefs: []spdxExternal{{"PACKAGE-MANAGER", "purl", purl}},
		})
		relate(fewer, "DEPENDS_ON", id)
	}
	all := sha256.New()
	for _, f := range files {
		id, sum := spdxID("File", f.name), sha256.Sum256(f.content)
		all.Write(sum[:])
		d.Files = append(d.Files, spdxFile{
			SPDXID: id, FileName: "./" + f.name, LicenseConcluded: noAssertion, CopyrightText: noAssertion,
			Checksums: []spdxChecksum{{"SHA1", fmt.Sprintf("%x", sha1.Sum(f.content))}, {"SHA256", fmt.Sprintf("%x", sum)}},
		})
		relate(fewer, "CONTAINS", id)
	}
	d.DocumentNamespace = fmt.Sprintf("https://spdx.org/spdxdocs/%s-%x", name, all.Sum(nil)[:16])
	said, err := json.MarshalIndent(d, "", "  ")
	return append(said, '\n'), err
}

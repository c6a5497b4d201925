package seek

import (
	"testing"

	"fewer/model/modeltest"
)

func TestMain(m *testing.M) { modeltest.Main(m, 40) }

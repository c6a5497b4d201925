package workshop

func (w *workbench) openForm() {}

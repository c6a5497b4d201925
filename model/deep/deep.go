// Package deep copies and compares values with all that they hold: slices, maps and
// pointers too. A field that is added to a type is copied and compared like the others.
package deep

import "reflect"

// Clone is a copy that shares nothing which an edit could change. Unexported fields are
// copied as they are: what they point to is shared.
func Clone[T any](of T) T {
	v := reflect.ValueOf(&of).Elem()
	if holdsMore(v.Type()) {
		own(v)
	}
	return of
}

// own gives a value, which is a plain copy, its own of everything that it refers to.
func own(v reflect.Value) {
	if !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if holdsMore(v.Field(i).Type()) {
				own(v.Field(i))
			}
		}
	case reflect.Array:
		ownEach(v)
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		to := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(to, v)
		v.Set(to)
		ownEach(v)
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(v.Elem())
		own(to.Elem())
		v.Set(to)
	case reflect.Map:
		if v.IsNil() {
			return
		}
		to := reflect.MakeMapWithSize(v.Type(), v.Len())
		for each := v.MapRange(); each.Next(); {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(each.Value())
			own(value)
			to.SetMapIndex(each.Key(), value)
		}
		v.Set(to)
	}
}

func ownEach(v reflect.Value) {
	if !holdsMore(v.Type().Elem()) {
		return
	}
	for i := range v.Len() {
		own(v.Index(i))
	}
}

// holdsMore tells whether a plain copy of a type may share something with the original.
func holdsMore(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice, reflect.Pointer, reflect.Map:
		return true
	case reflect.Array:
		return holdsMore(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if holdsMore(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

// Same is reflect.DeepEqual, but for lists and maps of nothing, which are the
// same whether they were ever made or not.
func Same[T any](a, b T) bool {
	return same(reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem())
}

func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return same(a.Elem(), b.Elem())
	case reflect.Map:
		return a.Len() == 0 && b.Len() == 0 || reflect.DeepEqual(a.Interface(), b.Interface())
	}
	return a.Equal(b)
}

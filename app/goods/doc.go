// Package goods is the use cases of what is sold: products and services.
package goods

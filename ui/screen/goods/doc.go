// Package goods is the screens of products and services.
package goods

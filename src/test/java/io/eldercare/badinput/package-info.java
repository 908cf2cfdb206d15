/** Every case of the catalogue of bad inputs ({@code src/test/resources/bad-inputs}) as files that a county might send. */
package io.eldercare.badinput;

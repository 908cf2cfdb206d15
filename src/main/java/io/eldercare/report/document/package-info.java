/**
 * Official documents from a text: well-formed XHTML and its pictures become a PDF and a Word document in the layout of GB/T 9704-2012.
 * Knows neither mart nor indicators, reads no clock and no file: the same text gives the same bytes. Imports nothing of the project.
 */
@NullMarked
package io.eldercare.report.document;

import org.jspecify.annotations.NullMarked;

/**
 * One class a file format for other programs: captions, edit lists, tables. The story of an episode comes in, bytes go out; a new format
 * is one class here and a line where the report is published.
 */
@NullMarked
package io.dropcast.report.export;

import org.jspecify.annotations.NullMarked;

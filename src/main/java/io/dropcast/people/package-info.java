/**
 * From clusters to the people of a show: matching, the journal and people.json, which is its fold. Vectors stop here; what a human
 * decided outranks every match.
 */
@NullMarked
package io.dropcast.people;

import org.jspecify.annotations.NullMarked;

/**
 * The records of the REST API, requests and answers: a record of its own for each answer, with the records of its parts nested in it. A
 * change here is a change of the API. They hold no logic and know no other room.
 */
@NullMarked
package io.dropcast.web.view;

import org.jspecify.annotations.NullMarked;

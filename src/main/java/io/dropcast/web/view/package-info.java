/** The records of the REST API, requests and answers, with the names that JSON has. They hold no logic. */
@NullMarked
package io.dropcast.web.view;

import org.jspecify.annotations.NullMarked;

package io.dropcast.web;

import java.util.Map;
import java.util.function.Function;

/** A part of the REST API. Safe for several threads. */
public interface Resource {

    /** What answers its operations, by their ids in {@code routes/api.camel.yaml}. */
    Map<String, Function<Request, Response>> operations();
}

package io.dropcast.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.Originals;
import io.dropcast.workflow.MadeEpisode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Operations of the API without a server. */
final class Rest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Function<Request, Response>> operations = new HashMap<>();
    /** Shows that were edited, one entry an edit. */
    final List<String> edited = new ArrayList<>();

    Rest(Resource... resources) {
        add(resources);
    }

    private void add(Resource... resources) {
        for (Resource resource : resources) {
            operations.putAll(resource.operations());
        }
    }

    /** The operations on the shows and episodes of a data folder. */
    static Rest on(MadeEpisode made) {
        Rest rest = new Rest();
        ShowData data = new ShowData(made.store(), made.outbox(), made.pipeline(), rest.edited::add, noOriginals());
        rest.add(
                new ShowsResource(data),
                new PeopleResource(data),
                new JournalResource(data),
                new SuggestionsResource(data),
                new EpisodesResource(data),
                new IdentitiesResource(data),
                new TracksResource(data));
        return rest;
    }

    static Originals noOriginals() {
        return new Originals() {
            @Override
            public Optional<Path> of(EpisodeId ep) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> named(String name) {
                return Optional.empty();
            }
        };
    }

    /** What came back. */
    record Answer(int status, String type, String text, Map<String, String> headers) {
        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }
    }

    /** @param path such as {@code show=lab&person=p_0001} */
    Answer get(String operation, String path) {
        return ask(operation, path, "", "");
    }

    Answer get(String operation, String path, String query) {
        return ask(operation, path, query, "");
    }

    Answer send(String operation, String path, String body) {
        return ask(operation, path, "", body);
    }

    private Answer ask(String operation, String path, String query, String body) {
        return ask(
                operation,
                new Request(
                        HttpQuery.of(path),
                        HttpQuery.of(query),
                        body.getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        () -> true));
    }

    Answer ask(String operation, Request request) {
        Response r = ErrorResponses.orError(
                operation, () -> operations.get(operation).apply(request));
        return new Answer(r.status(), r.type(), new String(r.body(), StandardCharsets.UTF_8), r.headers());
    }
}

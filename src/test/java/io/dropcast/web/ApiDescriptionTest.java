package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.rest.VerbDefinition;
import org.apache.camel.openapi.BeanConfig;
import org.apache.camel.openapi.RestOpenApiReader;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code routes/api.camel.yaml} and what is made of it, without an engine. */
final class ApiDescriptionTest {
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static JsonNode api;

    @BeforeAll
    static void describe() throws Exception {
        Path routes = Path.of("routes/api.camel.yaml").toAbsolutePath();
        PluginHelper.getRoutesLoader(CONTEXT)
                .loadRoutes(PluginHelper.getResourceLoader(CONTEXT).resolveResource("file:" + routes));
        ApiDescription.complete(CONTEXT);
        api = new ObjectMapper()
                .readTree(Json.pretty(new RestOpenApiReader()
                        .read(
                                CONTEXT,
                                CONTEXT.getRestDefinitions(),
                                new BeanConfig(),
                                CONTEXT.getName(),
                                CONTEXT.getClassResolver())));
    }

    @AfterAll
    static void close() throws Exception {
        CONTEXT.close();
    }

    private static List<JsonNode> operations() {
        List<JsonNode> out = new ArrayList<>();
        api.path("paths").forEach(path -> path.forEach(out::add));
        return out;
    }

    @Test
    void everyOperationHasItsLineInTheTableOfAResource() {
        // nothing is called, so nothing is needed
        Set<String> tables = new TreeSet<>();
        Stream.of(
                        new ShowsResource(null),
                        new PeopleResource(null),
                        new JournalResource(null),
                        new SuggestionsResource(null),
                        new EpisodesResource(null),
                        new IdentitiesResource(null),
                        new TracksResource(null),
                        new JobsResource(null, null, null),
                        new InboxResource(null, null),
                        new SessionResource(new TokenAuth(Optional.empty()), ""),
                        new HttpEvents(new Events()),
                        new ObserveResource(List::of, new Meters()))
                .forEach(r -> tables.addAll(r.operations().keySet()));
        Set<String> described = new TreeSet<>();
        operations().forEach(o -> described.add(o.path("operationId").asText()));
        assertThat(described).isEqualTo(tables);
    }

    @Test
    void anOperationGoesToTheBeanOfItsId() {
        List<VerbDefinition> all = CONTEXT.getRestDefinitions().stream()
                .flatMap(r -> r.getVerbs().stream())
                .toList();
        assertThat(all)
                .hasSizeGreaterThan(40)
                .allSatisfy(o -> assertThat(o.getTo().getUri()).isEqualTo("bean:api-" + o.getId()));
    }

    @Test
    void everyParameterIsDescribed() {
        for (JsonNode operation : operations()) {
            operation
                    .path("parameters")
                    .forEach(p -> assertThat(p.path("description").asText())
                            .as("%s of %s", p.path("name"), operation.path("operationId"))
                            .isNotEmpty());
        }
    }

    @Test
    void parametersOfThePathComeFirstInTheirOrder() {
        JsonNode frames = api.at("/paths/~1episodes~1{ep}~1tracks~1{track}~1frames/get");
        assertThat(frames.path("parameters").findValuesAsText("name"))
                .containsExactly("ep", "track", "page", "page_size");
        assertThat(frames.at("/parameters/1/schema/type").asText()).isEqualTo("integer");
        assertThat(frames.at("/parameters/2/required").asBoolean()).isFalse();
        assertThat(frames.at("/parameters/2/schema/type").asText()).isEqualTo("integer");
    }

    @Test
    void everyOperationSaysWhatItAnswers() {
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asText();
            JsonNode responses = operation.path("responses");
            assertThat(responses.has("200") || responses.has("202")).as(id).isTrue();
            assertThat(responses.path("400").toString()).as(id).contains("/ErrorView");
            assertThat(responses.has("404"))
                    .as(id)
                    .isEqualTo(
                            operation.path("parameters").findValuesAsText("in").contains("path"));
        }
    }

    @Test
    void aBodyIsARecordOfItsPlainName() {
        JsonNode change = api.at("/paths/~1shows~1{show}~1people~1{person}/patch");
        assertThat(change.at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/PersonChange");
        assertThat(change.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(api.at("/components/schemas/PersonChange/properties/aliases/items/type")
                        .asText())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas").fieldNames())
                .toIterable()
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z]+"));
    }
}

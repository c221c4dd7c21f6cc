package io.dropcast.web;

import io.dropcast.web.view.ErrorView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.rest.ParamDefinition;
import org.apache.camel.model.rest.ResponseMessageDefinition;
import org.apache.camel.model.rest.RestParamType;
import org.apache.camel.model.rest.VerbDefinition;

/**
 * Completes the operations of {@code routes/api.camel.yaml} for {@code /openapi.json}: the body of their type, their usual responses, and
 * of a parameter that they only name, what an operation before them says of it.
 */
public final class ApiDescription {
    private final Map<String, ParamDefinition> described = new HashMap<>();

    private ApiDescription() {}

    /** To be called when the routes are loaded, and before the context is started. */
    public static void complete(ModelCamelContext context) {
        ApiDescription api = new ApiDescription();
        context.getRestDefinitions().forEach(rest -> rest.getVerbs().forEach(api::complete));
    }

    private void complete(VerbDefinition operation) {
        List<ParamDefinition> params = operation.getParams();
        params.forEach(this::describe);
        // Camel adds those of the path behind the others
        params.sort(Comparator.comparingInt(p -> place(operation, p)));
        if (operation.getType() != null) {
            ParamDefinition body = new ParamDefinition();
            body.setName("body");
            body.setType(RestParamType.body);
            params.add(body);
        }
        List<ResponseMessageDefinition> responses = new ArrayList<>(operation.getResponseMsgs());
        if (responses.isEmpty()) {
            ResponseMessageDefinition ok = response("200", "done");
            ok.setResponseModel(operation.getOutType());
            responses.add(ok);
        }
        responses.add(error("400", "the request is not as it should be"));
        if (params.stream().anyMatch(ApiDescription::isInPath)) {
            responses.add(error("404", "there is no such thing"));
        }
        operation.setResponseMsgs(responses);
    }

    private void describe(ParamDefinition param) {
        String name = param.getType() + " " + param.getName();
        ParamDefinition first = described.getOrDefault(name, param);
        if (param.getDescription() == null) {
            param.setDescription(first.getDescription());
            param.setDataType(first.getDataType());
        } else {
            described.put(name, first);
        }
    }

    private static boolean isInPath(ParamDefinition param) {
        return param.getType() == RestParamType.path;
    }

    private static int place(VerbDefinition operation, ParamDefinition param) {
        return isInPath(param) ? operation.getPath().indexOf("{" + param.getName() + "}") : Integer.MAX_VALUE;
    }

    private static ResponseMessageDefinition error(String code, String message) {
        ResponseMessageDefinition error = response(code, message);
        error.setResponseModel(ErrorView.class.getName());
        return error;
    }

    private static ResponseMessageDefinition response(String code, String message) {
        ResponseMessageDefinition response = new ResponseMessageDefinition();
        response.setCode(code);
        response.setMessage(message);
        return response;
    }
}

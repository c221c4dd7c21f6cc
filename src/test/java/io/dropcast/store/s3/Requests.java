package io.dropcast.store.s3;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Writes down every request that goes out, also those that are tried again, and what was answered. */
public final class Requests implements ExecutionInterceptor {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> answered = new CopyOnWriteArrayList<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        sent.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        answered.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME) + " "
                + context.httpResponse().statusCode());
    }

    public List<String> names() {
        return List.copyOf(sent);
    }

    public List<String> statuses() {
        return List.copyOf(answered);
    }

    /** How many of each kind. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        sent.forEach(name -> counts.merge(name, 1L, Long::sum));
        return counts;
    }

    public void clear() {
        sent.clear();
        answered.clear();
    }
}

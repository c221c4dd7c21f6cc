package io.dropcast.store.s3;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts the requests of every client of this process: the SDK finds it by a file among the test's resources. */
public final class AllRequests implements ExecutionInterceptor {
    private static final Map<String, Long> COUNTS = new ConcurrentHashMap<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        COUNTS.merge(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), 1L, Long::sum);
    }

    /** How many of each kind since the last call. */
    public static Map<String, Long> taken() {
        Map<String, Long> counts = new TreeMap<>(COUNTS);
        COUNTS.clear();
        return counts;
    }
}

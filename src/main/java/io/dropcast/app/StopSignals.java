package io.dropcast.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the work before Java ends itself. Java runs all its shutdown hooks at once, and the one of ONNX Runtime takes the ground away under
 * a net that still runs: the process would die of a fault in native code. So a signal to stop ends the work first and only then lets
 * Java go. A second one does not wait.
 *
 * <p>The class for signals is not part of Java's standard and the compiler does not let it pass; it is found at run time. Where it is
 * not there, signals do what they always do.
 */
final class StopSignals {
    private static final Map<String, Integer> SIGNALS = Map.of("TERM", 15, "INT", 2, "HUP", 1);

    private StopSignals() {}

    /** @param endWork comes back when no net runs any more; may take some seconds */
    static void on(Runnable endWork) {
        AtomicBoolean stopping = new AtomicBoolean();
        SIGNALS.forEach((name, number) -> handle(name, () -> {
            if (stopping.getAndSet(true)) {
                Runtime.getRuntime().halt(128 + number);
            }
            try {
                endWork.run();
            } finally {
                Runtime.getRuntime().exit(128 + number);
            }
        }));
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler}, calling(action));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException e) {
            // a system without this signal, or a Java that keeps it for itself
            return;
        }
    }

    private static InvocationHandler calling(Runnable action) {
        return (self, method, args) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield List.of();
            }
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == args[0];
            default -> "StopSignals";
        };
    }
}

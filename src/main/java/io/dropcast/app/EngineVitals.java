package io.dropcast.app;

import io.dropcast.episode.Key;
import io.dropcast.store.folder.WritableFolder;
import io.dropcast.web.Vitals;
import io.dropcast.web.view.HealthView.HealthCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/**
 * Checks the models, the folders, the store and the routes. A check that costs something is made once a while. Safe for several threads.
 */
final class EngineVitals implements Vitals {
    private static final long FOLDERS_NANOS = 5_000_000_000L;
    private static final long MODELS_NANOS = 60_000_000_000L;

    private final Supplier<CamelContext> context;
    private final Seldom models;
    private final List<Seldom> folders;
    private final Seldom store;

    EngineVitals(Wiring wiring, Supplier<CamelContext> context) {
        this.context = context;
        this.models = new Seldom("models", MODELS_NANOS, () -> {
            wiring.modelFiles(wiring.pack()).verify();
            return "pack '" + wiring.pack().name() + "'";
        });
        this.folders = List.of(
                folder("inbox", () -> wiring.folder("dropcast.inbox"), "dropcast.inbox"),
                folder("outbox", wiring::outbox, wiring.outboxSetting()),
                folder("data", () -> wiring.data().local(), wiring.localSetting()));
        this.store = new Seldom("store", FOLDERS_NANOS, () -> {
            wiring.store().list(new Key("jobs"));
            return "can be read";
        });
    }

    private static Seldom folder(String name, Supplier<Path> folder, String setting) {
        return new Seldom(name, FOLDERS_NANOS, () -> {
            WritableFolder.check(folder.get(), setting);
            return "can be written";
        });
    }

    @Override
    public List<HealthCheck> look() {
        List<HealthCheck> out = new ArrayList<>();
        out.add(models.look());
        folders.forEach(f -> out.add(f.look()));
        out.add(store.look());
        out.add(Seldom.check("routes", this::routes));
        return out;
    }

    private String routes() {
        List<String> down = context.get().getRoutes().stream()
                .map(Route::getId)
                .filter(id -> context.get().getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .toList();
        if (!down.isEmpty()) {
            throw new IllegalStateException("these do not run: " + String.join(", ", down));
        }
        return context.get().getRoutes().size() + " run";
    }

    /** A check that is believed for a while. */
    private static final class Seldom {
        private final String name;
        private final long nanos;
        private final Supplier<String> look;
        private HealthCheck last = new HealthCheck("", "", "");
        private long at;
        private boolean looked;

        Seldom(String name, long nanos, Supplier<String> look) {
            this.name = name;
            this.nanos = nanos;
            this.look = look;
        }

        synchronized HealthCheck look() {
            if (!looked || System.nanoTime() - at > nanos) {
                last = check(name, look);
                at = System.nanoTime();
                looked = true;
            }
            return last;
        }

        static HealthCheck check(String name, Supplier<String> look) {
            try {
                return new HealthCheck(name, "UP", look.get());
            } catch (RuntimeException e) {
                return new HealthCheck(name, "DOWN", String.valueOf(e.getMessage()));
            }
        }
    }
}

package io.dropcast.web;

import io.dropcast.web.view.HealthView.HealthCheck;
import java.util.List;

/** What the engine needs to work. */
public interface Vitals {

    /** Checks each; cheap enough for every few seconds. */
    List<HealthCheck> look();
}

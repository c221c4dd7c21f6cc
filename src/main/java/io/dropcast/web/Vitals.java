package io.dropcast.web;

import io.dropcast.web.view.HealthCheck;
import java.util.List;

/** What the engine needs to work. */
public interface Vitals {

    /** One look at each; cheap enough to be asked every few seconds. */
    List<HealthCheck> look();
}

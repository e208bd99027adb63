package io.tailrace.springboot;

import io.tailrace.engine.EngineContext;

/**
 * A bean of this type sets what properties cannot, such as a thread factory, before the engine is launched. Called once an application context, on the
 * thread that makes its beans; of several in their order.
 */
@FunctionalInterface
public interface EngineContextCustomizer {
    /**
     * Sets more.
     *
     * @param context with all that properties say; what is set here counts more.
     */
    void customize(EngineContext context);
}

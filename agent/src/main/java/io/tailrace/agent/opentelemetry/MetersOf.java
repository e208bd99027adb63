package io.tailrace.agent.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Gives the meters of one and all else of another, whatever that is in this version of OpenTelemetry's agent: it also gives the configuration of the
 * instrumentation, by an interface that is not stable. It is asked when instruments are made, not when they record. Any thread.
 */
final class MetersOf implements InvocationHandler {
    private final OpenTelemetry meters;
    private final OpenTelemetry others;

    private MetersOf(final OpenTelemetry meters, final OpenTelemetry others) {
        this.meters = meters;
        this.others = others;
    }

    static OpenTelemetry one(final OpenTelemetry meters, final OpenTelemetry others) {
        return (OpenTelemetry) Proxy.newProxyInstance(
                MetersOf.class.getClassLoader(), others.getClass().getInterfaces(), new MetersOf(meters, others));
    }

    @Override
    public Object invoke(final Object proxy, final Method method, final Object[] arguments) throws Throwable {
        final boolean isOurs = switch (method.getName()) {
            case "getMeterProvider", "getMeter", "meterBuilder" -> true;
            default -> false;
        };
        try {
            return method.invoke(isOurs ? meters : others, arguments);
        } catch (final InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}

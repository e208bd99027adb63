package io.tailrace.opentelemetry;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives builders the interfaces by which instrumentation advises on attributes. OpenTelemetry's incubator has them, which is not on every class path, and
 * differs from version to version: so they are found by name, and what they have more than the advice does what it does by default. Any thread.
 */
final class AttributeAdvice {
    private static final String STABLE = ".metrics";
    private static final String INCUBATOR = ".incubator.metrics.Extended";
    private static final String ADVICE = "setAttributesAdvice";

    private final Map<Class<?>, Optional<Class<?>>> extended = new ConcurrentHashMap<>();

    /** A builder as it is, if there is no incubator. */
    <B> B on(final Class<B> type, final B builder) {
        final Optional<Class<?>> interfaces = extended.computeIfAbsent(type, AttributeAdvice::find);
        return interfaces.isEmpty() ? builder : type.cast(proxy(interfaces.get(), (SpecBuilder) builder));
    }

    private Object proxy(final Class<?> type, final SpecBuilder builder) {
        return Proxy.newProxyInstance(
                AttributeAdvice.class.getClassLoader(), new Class<?>[] {type}, new Advised(this, builder));
    }

    private static Optional<Class<?>> find(final Class<?> type) {
        final String stable = type.getPackageName();
        final String name = stable.substring(0, stable.length() - STABLE.length()) + INCUBATOR + type.getSimpleName();
        try {
            final Class<?> found = Class.forName(name, false, AttributeAdvice.class.getClassLoader());
            return type.isAssignableFrom(found) ? Optional.of(found) : Optional.empty();
        } catch (final ClassNotFoundException | LinkageError none) {
            return Optional.empty();
        }
    }

    /** A builder that takes advice. */
    private record Advised(AttributeAdvice advice, SpecBuilder builder) implements InvocationHandler {
        @Override
        public Object invoke(final Object proxy, final Method method, final Object[] arguments) throws Throwable {
            if (method.getName().equals(ADVICE)) {
                builder.attributes((List<?>) arguments[0]);
                return proxy;
            }
            try {
                return advised(proxy, own(method).invoke(builder, arguments));
            } catch (final NoSuchMethodException unknown) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            } catch (final InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private Method own(final Method method) throws NoSuchMethodException {
            return method.getDeclaringClass().isInstance(builder)
                    ? method
                    : builder.getClass().getMethod(method.getName(), method.getParameterTypes());
        }

        private Object advised(final Object proxy, final Object result) {
            if (result == builder) {
                return proxy;
            }
            return result instanceof SpecBuilder other ? on(other.getClass().getInterfaces()[0], other) : result;
        }

        private <B> Object on(final Class<B> type, final SpecBuilder other) {
            return advice.on(type, type.cast(other));
        }
    }
}

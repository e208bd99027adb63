package io.tailrace.test;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test method a {@link TestEngine} of its own that asks for one, the same to methods before and behind it, and closes it in the end. To be used by
 * {@code @ExtendWith(TestEngineExtension.class)}.
 */
public final class TestEngineExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(TestEngineExtension.class);

    /** Called by JUnit. */
    public TestEngineExtension() {}

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == TestEngine.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        // What is in a store and can be closed, JUnit closes with it.
        return context.getStore(OWN)
                .getOrComputeIfAbsent(TestEngine.class, type -> TestEngine.launch(), TestEngine.class);
    }
}

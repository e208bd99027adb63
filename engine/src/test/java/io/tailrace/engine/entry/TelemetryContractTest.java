package io.tailrace.engine.entry;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strict mode is a constant of a class: each test loads the class anew. Tests run with assertions on, which is strict. */
class TelemetryContractTest {
    private final String propertyBefore = System.getProperty(TelemetryContract.STRICT_PROPERTY);

    @AfterEach
    void restore() {
        if (propertyBefore == null) {
            System.clearProperty(TelemetryContract.STRICT_PROPERTY);
        } else {
            System.setProperty(TelemetryContract.STRICT_PROPERTY, propertyBefore);
        }
    }

    @Test
    void shouldNameTheAdapterAndAllItBreaks() {
        final ContractViolationException broken =
                assertThrows(ContractViolationException.class, () -> TelemetryContract.assertValid(new Broken()));

        assertEquals(
                List.of(ContractRule.KERNEL_NAME_EMPTY),
                broken.violations().stream().map(Violation::rule).toList());
        assertTrue(broken.getMessage().contains(Broken.class.getName()), broken::getMessage);
        assertTrue(broken.getMessage().contains("kernel-name-empty: "), broken::getMessage);
    }

    @Test
    void shouldLetAdaptersPassThatKeepTheContract() {
        assertTrue(TelemetryContract.isStrict());
        assertDoesNotThrow(() -> TelemetryContract.assertValid(new TestProvider()));
    }

    @ParameterizedTest
    @CsvSource({"true, false, true", "false, true, true", ", true, true", "false, false, false", ", false, false"})
    void shouldBeStrictByItsPropertyOrByAssertions(
            final String property, final boolean assertions, final boolean isStrict) throws Exception {
        if (property == null) {
            System.clearProperty(TelemetryContract.STRICT_PROPERTY);
        } else {
            System.setProperty(TelemetryContract.STRICT_PROPERTY, property);
        }
        try (URLClassLoader loader = loader(assertions)) {
            final Object broken = loader.loadClass(Broken.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            final Class<?> contract = loader.loadClass(TelemetryContract.class.getName());
            final var assertValid =
                    contract.getMethod("assertValid", loader.loadClass(TelemetryProvider.class.getName()));

            assertEquals(isStrict, contract.getMethod("isStrict").invoke(null));
            if (isStrict) {
                assertEquals(
                        ContractViolationException.class.getName(),
                        assertThrows(InvocationTargetException.class, () -> assertValid.invoke(null, broken))
                                .getCause()
                                .getClass()
                                .getName());
            } else {
                assertDoesNotThrow(() -> assertValid.invoke(null, broken));
            }
        }
    }

    /** Has classes of its own, and none of the tests'. */
    private static URLClassLoader loader(final boolean assertions) {
        final URL[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(TelemetryContractTest::url)
                .toArray(URL[]::new);
        final URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
        loader.setDefaultAssertionStatus(assertions);
        return loader;
    }

    private static URL url(final String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (final MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loaded by another loader too, so public. */
    public static final class Broken extends TestProvider {
        /** Nothing to set. */
        public Broken() {}

        @Override
        public ComponentId componentId() {
            return new ComponentId.GpuKernel("");
        }
    }
}

package io.tailrace.test;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link NoThreadLeaks} says; JUnit makes it. */
public final class NoThreadLeaksExtension implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace OWN =
            ExtensionContext.Namespace.create(NoThreadLeaksExtension.class);
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    /** Called by JUnit. */
    public NoThreadLeaksExtension() {}

    @Override
    public void beforeEach(final ExtensionContext context) {
        context.getStore(OWN).put(ThreadLeaks.class, ThreadLeaks.watch());
    }

    @Override
    public void afterEach(final ExtensionContext context) {
        context.getStore(OWN).get(ThreadLeaks.class, ThreadLeaks.class).check(grace(context));
    }

    private static Duration grace(final ExtensionContext context) {
        return of(context.getElement())
                .or(() -> of(context.getTestClass()))
                .map(NoThreadLeaks::graceMs)
                .map(Duration::ofMillis)
                .orElse(DEFAULT_GRACE);
    }

    private static Optional<NoThreadLeaks> of(final Optional<? extends AnnotatedElement> element) {
        return AnnotationSupport.findAnnotation(element, NoThreadLeaks.class);
    }
}

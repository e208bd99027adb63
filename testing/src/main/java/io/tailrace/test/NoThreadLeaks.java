package io.tailrace.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test method fails that leaves threads which it, or a method before or behind each test, started. {@link ThreadLeaks} is the plain form. */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NoThreadLeaksExtension.class)
public @interface NoThreadLeaks {
    /**
     * How long threads are given to end that were told to.
     *
     * @return milliseconds, for all of them together.
     */
    long graceMs() default 5_000;
}

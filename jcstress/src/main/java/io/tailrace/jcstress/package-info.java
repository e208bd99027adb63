/**
 * Concurrency stress: what threads may see of each other, packages as in the engine. Each outcome is a sentence; one that is
 * forbidden, or that nobody thought of, fails the build. {@code java -cp 'jcstress.jar:lib/*' org.openjdk.jcstress.Main}.
 */
package io.tailrace.jcstress;

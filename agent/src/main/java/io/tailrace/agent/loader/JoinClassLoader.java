package io.tailrace.agent.loader;

import java.security.ProtectionDomain;
import java.util.function.Function;

/** Loads what joins the engine to another agent: it sees the agent's own classes, and those of the other agent that the JVM's own loader has. Any thread. */
final class JoinClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Function<String, byte[]> classes;
    private final ProtectionDomain domain;

    JoinClassLoader(final ClassLoader agent, final Function<String, byte[]> classes) {
        super("tailrace-join", agent);
        this.classes = classes;
        domain = new ProtectionDomain(null, null, this, null);
    }

    @Override
    protected Class<?> findClass(final String name) throws ClassNotFoundException {
        final byte[] bytes = classes.apply(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }
}

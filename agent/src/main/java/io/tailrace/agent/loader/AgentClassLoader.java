package io.tailrace.agent.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads the agent and its libraries from the agent's jar, and all else from the JDK: nothing of the host's class path, and nothing that other
 * agents gave to the JVM's own loader, if the jar has it. The host cannot come here either, because no loader of its own asks this one. Any
 * thread.
 */
final class AgentClassLoader extends ClassLoader {
    private static final String SERVICES = "META-INF/services/";

    static {
        registerAsParallelCapable();
    }

    private final AgentJar jar;
    private final EntryUrls urls;
    private final ProtectionDomain domain;

    AgentClassLoader(final AgentJar jar) throws MalformedURLException {
        super("tailrace-agent", ClassLoader.getPlatformClassLoader());
        this.jar = jar;
        urls = new EntryUrls(jar);
        domain = new ProtectionDomain(
                new CodeSource(jar.file().toURI().toURL(), (Certificate[]) null), null, this, null);
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            final Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            final byte[] bytes = read(name);
            return bytes == null ? getParent().loadClass(name) : defineClass(name, bytes, 0, bytes.length, domain);
        }
    }

    private byte[] read(final String className) throws ClassNotFoundException {
        try {
            return jar.read(className.replace('.', '/') + ".class");
        } catch (final IOException unreadable) {
            throw new ClassNotFoundException(className, unreadable);
        }
    }

    @Override
    public URL getResource(final String name) {
        final URL ours = findResource(name);
        return ours != null || isOurService(name) ? ours : getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(final String name) throws IOException {
        final Enumeration<URL> ours = findResources(name);
        return ours.hasMoreElements() || isOurService(name) ? ours : getParent().getResources(name);
    }

    @Override
    protected URL findResource(final String name) {
        try {
            final Enumeration<URL> found = findResources(name);
            return found.hasMoreElements() ? found.nextElement() : null;
        } catch (final IOException unreadable) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(final String name) throws IOException {
        final List<URL> found = new ArrayList<>();
        for (final String entry : jar.entries(name)) {
            found.add(urls.of(entry));
        }
        return Collections.enumeration(found);
    }

    /** Providers of an interface that the jar has: others could only be of another version of it. */
    private boolean isOurService(final String name) {
        if (!name.startsWith(SERVICES)) {
            return false;
        }
        try {
            return !jar.entries(name.substring(SERVICES.length()).replace('.', '/') + ".class")
                    .isEmpty();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

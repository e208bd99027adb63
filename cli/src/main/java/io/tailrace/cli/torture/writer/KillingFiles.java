package io.tailrace.cli.torture.writer;

import io.tailrace.sinks.journal.JournalFiles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** A file system that tells of each call before it does it. */
final class KillingFiles {
    private KillingFiles() {}

    /** A proxy: whatever a journal may want of its file system later is told of, too. */
    static JournalFiles telling(final JournalFiles files, final Consumer<String> before) {
        return (JournalFiles) Proxy.newProxyInstance(
                JournalFiles.class.getClassLoader(),
                new Class<?>[] {JournalFiles.class},
                (proxy, method, arguments) -> {
                    before.accept(method.getName());
                    try {
                        return method.invoke(files, arguments);
                    } catch (final InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}

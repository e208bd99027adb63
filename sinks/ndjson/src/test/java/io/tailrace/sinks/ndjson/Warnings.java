package io.tailrace.sinks.ndjson;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** Keeps what was logged. */
final class Warnings implements System.Logger {
    final List<String> texts = new ArrayList<>();

    @Override
    public String getName() {
        return "warnings";
    }

    @Override
    public boolean isLoggable(final Level level) {
        return true;
    }

    @Override
    public void log(final Level level, final ResourceBundle bundle, final String text, final Throwable thrown) {
        texts.add(text);
    }

    @Override
    public void log(final Level level, final ResourceBundle bundle, final String format, final Object... params) {
        texts.add(format);
    }
}

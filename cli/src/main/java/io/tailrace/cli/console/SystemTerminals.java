package io.tailrace.cli.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The terminal of this process, through JLine: its native library where there is one, else the commands of the system. */
final class SystemTerminals implements Terminals {
    private static final List<String> PROVIDERS = List.of("jni", "exec");

    @Override
    public Optional<Terminal> openOutput() {
        if (!isTerminal(SystemStream.Output)) {
            return Optional.empty();
        }
        try {
            // Signals are StopSignal's; the size is asked for each time.
            final Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .providers(String.join(",", PROVIDERS))
                    .nativeSignals(false)
                    .dumb(true)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(terminal);
        } catch (final IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isErrorTerminal() {
        return isTerminal(SystemStream.Error);
    }

    private static boolean isTerminal(final SystemStream stream) {
        return PROVIDERS.stream()
                .map(SystemTerminals::load)
                .flatMap(Optional::stream)
                .findFirst()
                .filter(provider -> provider.isSystemStream(stream))
                .isPresent();
    }

    /** Empty where its native library cannot be loaded. */
    private static Optional<TerminalProvider> load(final String name) {
        try {
            return Optional.of(TerminalProvider.load(name));
        } catch (final IOException | LinkageError | RuntimeException unavailable) {
            return Optional.empty();
        }
    }
}

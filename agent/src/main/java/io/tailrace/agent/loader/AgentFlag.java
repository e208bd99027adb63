package io.tailrace.agent.loader;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;

/**
 * A {@code -javaagent} of the agent.
 *
 * @param arguments behind the second {@code =}; empty if there are none.
 */
record AgentFlag(String arguments) {
    private static final String OPTION = "-javaagent:";

    /** Whatever its name is: the jar may lie in several places. */
    private static final String OURS = AgentStarter.class.getName().replace('.', '/') + ".class";

    AgentFlag {
        arguments = arguments == null ? "" : arguments;
    }

    /** The first one of a JVM's arguments, in the order in which the JVM takes them, wherever they come from; null if there is none. */
    static AgentFlag first(final List<String> jvmArguments) {
        for (final String argument : jvmArguments) {
            if (argument.startsWith(OPTION)) {
                final String[] parts = argument.substring(OPTION.length()).split("=", 2);
                if (isOurs(new File(parts[0]))) {
                    return new AgentFlag(parts.length < 2 ? null : parts[1]);
                }
            }
        }
        return null;
    }

    private static boolean isOurs(final File file) {
        try (JarFile jar = new JarFile(file, false)) {
            return jar.getEntry(OURS) != null;
        } catch (final IOException unreadable) {
            return false; // the JVM will say so
        }
    }
}

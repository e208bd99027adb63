package io.tailrace.cli.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A JVM of another process, by the JDK's attach mechanism. One thread; to be closed. */
final class OtherJvm implements AutoCloseable {
    private final VirtualMachine machine;
    private final String where;

    private OtherJvm(final VirtualMachine machine, final String where) {
        this.machine = machine;
        this.where = where;
    }

    static OtherJvm of(final long pid) {
        final String where = "process " + pid;
        final Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            throw CommandFault.cannotRun("there is no such process", where, "jcmd -l lists those that run Java");
        }
        if (pid == ProcessHandle.current().pid()) {
            throw CommandFault.cannotRun("that is this command itself", where, "give the id of another process");
        }
        ProcessLook.requireJvm(pid, where);
        try {
            return new OtherJvm(VirtualMachine.attach(Long.toString(pid)), where);
        } catch (final AttachNotSupportedException refused) {
            throw CommandFault.cannotRun(
                    "it takes no attach (" + refused.getMessage() + ")",
                    where,
                    "it is no JVM, is of another user, or runs with -XX:+DisableAttachMechanism: give it -javaagent at its start",
                    refused);
        } catch (final IOException refused) {
            throw CommandFault.cannotRun(
                    "it cannot be attached to (" + refused.getMessage() + ")", where, asUser(process.get()), refused);
        } catch (final NoClassDefFoundError missing) {
            throw CommandFault.cannotRun(
                    "this Java has no module jdk.attach",
                    System.getProperty("java.home"),
                    "start the command by a whole JDK (JAVA_HOME)",
                    missing);
        }
    }

    private static String asUser(final ProcessHandle process) {
        final String owner = process.info().user().orElse("the user of that process");
        return owner.equals(System.getProperty("user.name"))
                ? "is it a JVM, and may this user write to its temporary folder?"
                : "run this command as " + owner;
    }

    AgentReport report() {
        try {
            return AgentReport.of(machine.getSystemProperties());
        } catch (final IOException lost) {
            throw CommandFault.cannotRun("it does not answer", where, "does it still run?", lost);
        }
    }

    void load(final Path agent, final String arguments) {
        try {
            machine.loadAgent(agent.toString(), arguments);
        } catch (final AgentLoadException | AgentInitializationException | IOException refused) {
            throw CommandFault.cannotRun(
                    "the agent cannot be loaded (" + refused.getMessage() + ")",
                    where + ", " + agent,
                    "may the user of that process read the jar, and is the process still there?",
                    refused);
        }
    }

    @Override
    public void close() {
        try {
            machine.detach();
        } catch (final IOException ended) {
            // The process, or the connection to it: there is nothing left to close.
            return;
        }
    }
}

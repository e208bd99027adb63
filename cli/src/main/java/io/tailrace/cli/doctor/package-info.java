/**
 * Whether this machine and this JVM can run Tailrace. In: the process, the file system, the kernel's own files. Out: findings, each
 * with its mend. {@link io.tailrace.cli.doctor.JvmOptions} is also what refuses to start other commands without the options that
 * their libraries need.
 */
package io.tailrace.cli.doctor;

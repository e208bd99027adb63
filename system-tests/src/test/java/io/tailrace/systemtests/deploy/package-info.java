/** Holds the files of {@code deploy/} to what they speak of: the registry, the runbook, and the tools that read them. */
package io.tailrace.systemtests.deploy;

/**
 * {@code tailrace contracts check} and {@code tailrace contracts release}. In: the folder of contracts, its VERSIONS.md, and what the contracts were
 * before: released, in another folder, or in a commit. Out: what changed, whether the versions say so, and what else is wrong; or new files below
 * {@code released/}. Everything on the command's own thread.
 */
package io.tailrace.cli.contracts.check;

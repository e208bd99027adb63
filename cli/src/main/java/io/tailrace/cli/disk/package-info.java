/**
 * Small file systems to be filled, stalled and cut off, for those who show that a journal survives it. In: what kind and how large. Out:
 * a folder on it. On the thread of the caller. Needs the right to mount.
 */
package io.tailrace.cli.disk;

/** Journals on disks that are full, slow or cut off from their power. In: real small file systems. Out: what is kept. */
package io.tailrace.systemtests.disk;

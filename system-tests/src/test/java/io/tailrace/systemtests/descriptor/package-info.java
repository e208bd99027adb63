/** Versions of descriptors while everything else runs. In: threads that bump versions, record and join. Out: what readers may never see. */
package io.tailrace.systemtests.descriptor;

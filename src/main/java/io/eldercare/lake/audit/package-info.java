/** Tables and files of the lake as they lie on disk, looked at without Delta's own readers: what a proof may not take from what it proves. */
@org.jspecify.annotations.NullMarked
package io.eldercare.lake.audit;

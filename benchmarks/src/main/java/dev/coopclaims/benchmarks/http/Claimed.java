package dev.coopclaims.benchmarks.http;

/** A claim that exists, and who of its partner may read it. */
record Claimed(String path, Person user) {}

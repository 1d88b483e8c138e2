package dev.coopclaims.demo;

/**
 * A file to attach.
 *
 * @param mediaType what it is, honestly
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record DemoFile(String fileName, String mediaType, byte[] content) {}

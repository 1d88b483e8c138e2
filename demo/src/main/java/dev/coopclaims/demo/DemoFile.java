package dev.coopclaims.demo;

/**
 * A file to attach.
 *
 * @param mediaType its real media type
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record DemoFile(String fileName, String mediaType, byte[] content) {}

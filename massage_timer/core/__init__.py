"""The rules of a session, pure: no Qt, no files, no clock. Time comes in as an argument."""

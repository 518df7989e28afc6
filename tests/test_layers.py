"""The import rule of the house: a room imports only from the rooms named for it."""

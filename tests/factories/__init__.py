"""Factories: one module per room, each giving rows that satisfy the room's constraints."""
